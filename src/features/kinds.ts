import type { Kind } from '../ledger/kind.ts';
import * as assessments from './assessments/index.ts';
import * as catalogue from './catalogue/index.ts';
import * as confirming from './confirming/index.ts';
import * as duties from './duties/index.ts';
import * as likeness from './likeness/index.ts';
import * as plans from './plans/index.ts';
import * as reviews from './reviews/index.ts';
import * as sources from './sources/index.ts';
import * as treaties from './treaties/index.ts';

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
  reviews.tag,
  likeness.cluster,
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
  confirming.alias,
];
