/** Whether a file is a committee's assessment of follow-up information, by its cover alone. Pure and cheap. */
import type { OpenedDocument } from '../../features/proposals/index.ts';
import { coverText, ownSymbol } from '../common/cover.ts';
import { treatyBodyNamed, treatyBodyOfSymbol } from '../common/treaty-bodies.ts';

const REPORT =
  /report on (?:the )?follow-up to (?:the )?concluding observations|special rapporteur (?:for|on) follow-up (?:to|on) concluding observations|evaluation of the information on follow-up|rapport sur la suite donnée aux observations finales|suivi des observations finales|informe sobre el seguimiento de las observaciones finales|доклад о последующ\p{L}{1,4} (?:мер\p{L}{1,3}|действи\p{L}{1,2}).{0,60}заключительны/iu;
const LETTER =
  /\brapporteur\b[^.]{0,60}\bfollow-up\b|\bfollow-up (?:procedure|report|information|to the (?:\p{L}{1,20} ){0,3}(?:concluding )?(?:observations|recommendations))/iu;
const SUMMARY_RECORD = /summary record|compte rendu analytique|acta resumida|краткий отчет/iu;
const OBSERVATIONS =
  /\b(?:CCPR\/C|E\/C\.12|CERD\/C|CEDAW\/C|CAT\/C|CED\/C|CRPD\/C|CMW\/C)\/[A-Z]{3}\/CO\/\d/u;

/** 0 to 1. A State's own follow-up report bears the symbol of the observations with an addendum, and is none. */
export function rateAssessment(document: OpenedDocument): number {
  const cover = coverText(document).slice(0, 8000);
  const head = cover.slice(0, 1500);
  if (SUMMARY_RECORD.test(head)) return 0;
  const own = ownSymbol(cover);
  if (own?.kind === 'follow_up_assessment') return REPORT.test(cover) ? 0.97 : 0.8;
  const isCommittee = (own === null ? treatyBodyNamed(head) : treatyBodyOfSymbol(own)) !== null;
  if (!isCommittee) return 0;
  if (REPORT.test(head)) return own === null || own.kind === 'other' ? 0.95 : 0.3;
  return own === null && LETTER.test(cover) && OBSERVATIONS.test(cover) ? 0.8 : 0;
}
