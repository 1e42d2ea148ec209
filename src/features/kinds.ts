import type { Kind } from '../ledger/kind.ts';
import * as assessments from './assessments/assessments.schema.ts';
import * as catalogue from './catalogue/catalogue.schema.ts';
import * as duties from './duties/duties.schema.ts';
import * as plans from './plans/plans.schema.ts';
import * as reviews from './reviews/reviews.schema.ts';
import * as sources from './sources/sources.schema.ts';
import * as treaties from './treaties/treaties.schema.ts';

/** Every kind of record, in the order of the thread. A new kind is added here and in a migration; nowhere else. */
export const KINDS: readonly Kind[] = [
  sources.source,
  catalogue.state,
  catalogue.mechanism,
  catalogue.instrument,
  catalogue.provision,
  catalogue.session,
  catalogue.scale,
  catalogue.scaleValue,
  catalogue.term,
  treaties.treatyAction,
  treaties.seat,
  reviews.review,
  reviews.milestone,
  reviews.recommendation,
  reviews.position,
  reviews.followUpRequest,
  reviews.followUpReport,
  plans.body,
  plans.bodyAlias,
  plans.plan,
  plans.area,
  plans.measure,
  plans.responsibility,
  plans.answer,
  plans.reformPackage,
  plans.reform,
  plans.reformStep,
  duties.reportingDuty,
  duties.submission,
  assessments.assessment,
  assessments.indicatorValue,
  sources.choice,
];
