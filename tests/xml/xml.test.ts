import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { element } from '#runtime/xml/element.ts';
import { parseFragment } from '#runtime/xml/parse-fragment.ts';
import { parseSsml, type SsmlRules, ssmlWords } from '#runtime/xml/parse-ssml.ts';
import { splitNodes, splitText } from '#runtime/xml/split-text.ts';
import { writeNode, writeXml } from '#runtime/xml/write-xml.ts';

describe('writeXml', () => {
  test('writes prolog, attributes in order, and empty elements closed', () => {
    const root = element('Response', {}, [element('Pause', { length: 2, none: undefined, empty: '' })]);
    expect(writeXml(root)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Pause length="2" empty=""/></Response>',
    );
  });

  test('escapes text and attributes and drops what XML cannot hold', () => {
    const node = element('a', { b: '"<&>\n' }, ['x < y & z > w\u0000\u0001\u001F\uFFFE\uD800 😀']);
    expect(writeNode(node)).toBe('<a b="&quot;&lt;&amp;&gt;&#xA;">x &lt; y &amp; z &gt; w 😀</a>');
  });

  test('whatever is written is read back the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (value, text) => {
        const allowed = (words: string) =>
          words.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
        const [read] = parseFragment(writeNode(element('a', { value }, [text]))) ?? [];
        expect(read).toEqual(
          element('a', { value: allowed(value) }, allowed(text) === '' ? [] : [allowed(text)]),
        );
      }),
    );
  });
});

describe('parseFragment', () => {
  test.each([
    '<a>',
    '</a>',
    '<a></b>',
    '&nbsp;',
    'a & b',
    '<!DOCTYPE x><a/>',
    '<a b=c/>',
    `${'<p>'.repeat(60)}${'</p>'.repeat(60)}`,
  ])('refuses %s', (text) => expect(parseFragment(text)).toBeNull());

  test('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseFragment(text)));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<a>', '</a>', '<b c="1"/>', '&amp;', '<', '>', '&', '"', 'x')),
        (parts) => {
          parseFragment(parts.join(''));
        },
      ),
    );
  });
});

const rules: SsmlRules = {
  '': { attributes: {}, children: ['p', 'break'] },
  p: { attributes: {}, children: ['sub'] },
  break: { attributes: { time: (value) => /^\d+s$/.test(value) }, children: [] },
  sub: { attributes: { alias: () => true }, needed: ['alias'], children: [] },
};

describe('parseSsml', () => {
  test('keeps what the rules allow, and the words of the rest', () => {
    const { nodes, dropped } = parseSsml(
      '<p>We are <sub alias="World Wide Web">WWW</sub> <sub>x</sub></p><break time="2s" strength="odd"/><audio src="evil">hm</audio>',
      rules,
    );
    expect(nodes.map(writeNode).join('')).toBe(
      '<p>We are <sub alias="World Wide Web">WWW</sub> x</p><break time="2s"/>hm',
    );
    expect(dropped).toEqual(['sub', 'break strength', 'audio']);
    expect(ssmlWords(nodes)).toBe('We are World Wide Web x hm');
  });

  test('opens a root of the designer, and keeps the words of broken SSML', () => {
    expect(parseSsml('<speak version="1.0"><p>Hi</p></speak>', rules)).toEqual({
      nodes: [element('p', {}, ['Hi'])],
      dropped: [],
    });
    expect(parseSsml('<p>Fish & chips <b>now', rules)).toEqual({
      nodes: ['Fish & chips now'],
      dropped: ['*'],
    });
  });
});

describe('splitText', () => {
  test('cuts at sentence ends, then between words, then anywhere', () => {
    expect(splitText('One two. Three four. Five', 12)).toEqual(['One two.', 'Three four.', 'Five']);
    expect(splitText('one two three four', 10)).toEqual(['one two', 'three four']);
    expect(splitText('😀😀😀', 3)).toEqual(['😀', '😀', '😀']);
  });

  test('loses no word and keeps the limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 4, max: 60 }),
        (text, most) => {
          const pieces = splitText(text, most);
          for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(most);
          expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
  });
});

test('splitNodes keeps elements whole and opens those that are too long', () => {
  const nodes = [
    element('p', {}, ['a'.repeat(10)]),
    'b '.repeat(30),
    element('p', {}, [element('s', {}, ['c & d. '.repeat(12)])]),
  ];
  const groups = splitNodes(nodes, 40);
  for (const group of groups) expect(group.map(writeNode).join('').length).toBeLessThanOrEqual(40);
  expect(ssmlWords(groups.flat()).replace(/\s/g, '')).toBe(ssmlWords(nodes).replace(/\s/g, ''));
});
