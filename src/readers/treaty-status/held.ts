import type { ReadingGround } from '../../features/proposals/index.ts';
import { CONSENTS, type TreatyFinding } from './findings.ts';
import { actId } from './records.ts';

const isConsent = ({ act, quote, instrument }: TreatyFinding): boolean =>
  quote === null && instrument.id !== null && CONSENTS.has(act);

const named = (finding: TreatyFinding, act: TreatyFinding['act']): TreatyFinding => ({ ...finding, act });

/**
 * Tables name the act of becoming party differently: what the depositary calls an accession, another one calls a
 * ratification. A State becomes party once; where the record holds that act under another name, and not under the one
 * that the table gives, it is met there, and what the table calls it is kept beside it as a contradiction.
 */
export async function asHeld(
  findings: readonly TreatyFinding[],
  { held }: Pick<ReadingGround, 'held'>,
): Promise<TreatyFinding[]> {
  const consents = findings.filter(isConsent);
  if (consents.length === 0) return [...findings];
  const acts = [...CONSENTS] as TreatyFinding['act'][];
  const ids = new Set(consents.flatMap((finding) => acts.map((act) => actId(named(finding, act)))));
  const known = await held('treaty_action', [...ids]);
  if (known.size === 0) return [...findings];
  return findings.map((finding) => {
    if (!isConsent(finding) || known.has(actId(finding))) return finding;
    const others = acts.filter((act) => known.has(actId(named(finding, act))));
    const [act] = others;
    if (act === undefined || others.length > 1) return finding;
    const flags = finding.flags.includes('act_not_stated')
      ? finding.flags.filter((flag) => flag !== 'act_not_stated')
      : [...finding.flags, 'acts_differ'];
    const isSaid = !finding.flags.includes('act_not_stated');
    return { ...finding, act, flags, ...(isSaid ? { saidAct: finding.saidAct ?? finding.act } : {}) };
  });
}
