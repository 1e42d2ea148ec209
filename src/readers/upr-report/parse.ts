import type { StateNames, Alpha3 } from '../../kernel/state-names.ts';
import { bodyLines, joinLinesPlaced, wordsOf, type PdfPage } from '../pdf/index.ts';
import { paragraphsOf, type Item, type Paragraph } from './paragraphs.ts';
import { groundOf } from './positions.ts';
import { reportSections } from './sections.ts';
import { splitItem } from './split.ts';
import { recommendationText } from './wording.ts';

export function parseProto(pages: readonly PdfPage[], stateNames: StateNames, reviewed: Alpha3|null) {
  const lines = bodyLines(pages);
  const sections = reportSections(lines);
  const isWord = wordsOf(lines.map((l) => l.text));
  const out: any[] = [];
  if (!sections) return out;
  const paras = paragraphsOf(sections.conclusions);
  for (const [pi, p] of paras.entries()) {
    const head = joinLinesPlaced(p.lines.map((l) => l.text), isWord).text;
    let ground = groundOf(head);
    if (!ground.isSaid) for (const q of paras.slice(pi + 1)) {
      if (q.items.length) break;
      const t = joinLinesPlaced(q.lines.map((l) => l.text)).text;
      if (/^All (?:the )?conclusions|^Conclusions/.test(t)) break;
      const g = groundOf(t); if (g.isSaid && !/in paragraphs? \d/.test(t)) { ground = g; break }
    }
    const items: Item[] = [...p.items];
    if (p.items.length === 0) { const m = /:\s/.exec(head); if (m && splitItem(head.slice(m.index+1), stateNames).pieces.length) {
      for (const x of splitItem(head.slice(m.index+1), stateNames).pieces) out.push({ paragraph: p.number, text: recommendationText(x.text, reviewed, stateNames), states: x.states, position: ground.position, raw: x.text, n: 1 });
    } }
    for (const i of items) {
      const t = joinLinesPlaced(i.lines.map((l) => l.text), isWord).text;
      const s = splitItem(t, stateNames);
      for (const x of s.pieces) out.push({ paragraph: i.label, text: recommendationText(x.text, reviewed, stateNames), states: x.states, position: ground.position, raw: x.text, item: t, n: s.pieces.length, composed: x.isComposed });
      if (!s.pieces.length) out.push({ paragraph: i.label, text: recommendationText(t, reviewed, stateNames), states: [], position: ground.position, raw: t, item: t, n: 0 });
    }
  }
  return out;
}
