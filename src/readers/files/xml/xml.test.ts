import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../kernel/errors.ts';
import { readXml, XML_LIMITS } from './read.ts';
import type { XmlLimits } from './read.ts';
import { elementsOf, firstOf, readXmlTree, valueOf } from './tree.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const bytesOf = (text: string): Uint8Array[] => [Buffer.from(text)];

async function codeOf(text: string | Uint8Array, limits: Partial<XmlLimits> = {}): Promise<string> {
  const nothing = (): void => undefined;
  const bytes = [typeof text === 'string' ? Buffer.from(text) : text];
  try {
    await readXml(
      'x.docx',
      bytes,
      { open: nothing, close: nothing, text: nothing },
      { ...XML_LIMITS, ...limits },
    );
    return 'read';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

test('elements are known by namespace, whatever prefix the file uses', async () => {
  const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
  for (const root of [`<w:p ${W}>`, `<p xmlns="${strict}" xmlns:w="${strict}">`]) {
    const [, tag = ''] = /^<(\S+)/u.exec(root) ?? [];
    const tree = await readXmlTree(
      'x',
      bytesOf(`${root}<w:t w:val="1" plain="2">a &amp; &#x431;</w:t></${tag}>`),
    );
    assert.equal(tree.name, 'w:p');
    assert.deepEqual({ ...firstOf(tree, 'w:t')?.attributes }, { 'w:val': '1', plain: '2' });
    assert.deepEqual(firstOf(tree, 'w:t')?.children, ['a & б']);
    assert.equal(valueOf(tree, 'w:t'), '1');
  }
});

test('pieces cut anywhere, even within a letter, give the same', async () => {
  const bytes = Buffer.from('<a b="Қазақстан">Астана, “Ақорда” 😀</a>');
  for (let at = 1; at < bytes.length; at += 1) {
    const tree = await readXmlTree('x', [bytes.subarray(0, at), bytes.subarray(at)]);
    assert.deepEqual([tree.attributes['b'], tree.children.join('')], ['Қазақстан', 'Астана, “Ақорда” 😀']);
  }
});

test('UTF-16 is read, other encodings are refused', async () => {
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<a>Астана</a>', 'utf16le')]);
  assert.deepEqual((await readXmlTree('x', [wide])).children, ['Астана']);
  assert.equal(
    await codeOf(Buffer.from([...Buffer.from('<a>'), 0xc0, 0xc1, ...Buffer.from('</a>')])),
    'file_damaged',
  );
});

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY lol${index} "${'&lol;'.repeat(10)}">`).join('')}]><lolz>&lol8;</lolz>`;

test('a DOCTYPE, entities within and without, and what they would become', async () => {
  assert.equal(await codeOf('<!DOCTYPE html><html/>'), 'xml_unsafe');
  assert.equal(await codeOf(LAUGHS), 'xml_unsafe');
  assert.equal(
    await codeOf('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
    'xml_unsafe',
  );
  assert.equal(await codeOf('<a>&nbsp;</a>'), 'xml_unsafe');
  assert.equal(await codeOf('<a>&lt;&gt;&amp;&quot;&apos;&#10;</a>'), 'read');
});

test('too deep, too many attributes, too long, not well-formed, nothing at all', async () => {
  assert.equal(await codeOf('<a>'.repeat(100_000)), 'file_damaged');
  const attributes = Array.from({ length: 300 }, (_, index) => `a${index}="1"`).join(' ');
  assert.equal(await codeOf(`<a ${attributes}/>`), 'file_damaged');
  assert.equal(await codeOf(`<a>${'x'.repeat(1000)}</a>`, { maxBytes: 100 }), 'document_too_long');
  for (const broken of ['<a><b></a>', '<a', '', 'text', '<a/><b/>', '<a b=1/>', '<a>\u0001</a>']) {
    assert.equal(await codeOf(broken), 'file_damaged', broken);
  }
});

test('a tree leaves out what is not asked for, and has a limit', async () => {
  const text = `<w:p ${W}><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:rPr/></w:p>`;
  const tree = await readXmlTree('x', bytesOf(text), { skip: new Set(['w:rPr']) });
  assert.deepEqual(
    elementsOf(tree).map(({ name }) => name),
    ['w:t'],
  );
  await assert.rejects(
    readXmlTree('x', bytesOf('<a><b/><b/></a>'), { maxElements: 2 }),
    /more than 2 elements/u,
  );
});
