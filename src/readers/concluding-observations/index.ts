export { concludingObservationsReader } from './propose.ts';
