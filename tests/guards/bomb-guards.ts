import type { Guard } from './guard.ts';

const patterns = 'attacks/exploding-patterns';
const liquid = 'attacks/liquid-bombs';
const pattern = 'runtime/expressions/pattern.ts';
const budget = 'runtime/expressions/budget.ts';
const backtracking = {
  from: 'const pattern = RE2JS.compile(source, options.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);',
  to: `const native = new RegExp(options.whole ? '^(?:' + source + ')$' : source, options.ignoreCase ? 'i' : '');
    const matcher = (text: string) => ({ matches: () => native.test(text), find: () => native.test(text) });
    const pattern = { programSize: () => 0, matcher };`,
};

export const bombGuards: readonly Guard[] = [
  {
    guard: 'patterns run on an engine that is linear in the text',
    file: pattern,
    ...backtracking,
    test: patterns,
    fails: '^(a+)+$ is refused, or decided',
  },
  {
    guard: 'so do those of conditions',
    file: pattern,
    ...backtracking,
    test: patterns,
    fails: '(x+x+)+y in a condition is decided',
  },
  {
    guard: 'and whatever a pattern is made of',
    file: pattern,
    ...backtracking,
    test: patterns,
    fails: 'any pattern is refused or decided',
  },
  {
    guard: 'a pattern is not too long',
    file: pattern,
    from: 'if (source.length > limits.patternCharacters) {',
    to: 'if (source.length > 1e9) {',
    test: patterns,
    fails: 'which would need too much room or time',
  },
  {
    guard: 'a pattern makes no program that is too big',
    file: pattern,
    from: 'if (pattern.programSize() > limits.patternProgram) {',
    to: 'if (pattern.programSize() > 1e9) {',
    test: patterns,
    fails: 'which would need too much room or time',
  },
  {
    guard: 'the steps of a template are counted',
    file: budget,
    from: "if (steps > limits.templateSteps) throw new Error('it takes too many steps');",
    to: '',
    test: liquid,
    fails: 'what a template may cost in steps is counted',
  },
  {
    guard: 'what a template keeps is counted',
    file: 'runtime/expressions/engine.ts',
    from: 'strictVariables: false, memoryLimit: limits.templateMemory }',
    to: 'strictVariables: false, memoryLimit: 1e12 }',
    test: liquid,
    fails: 'what a template may cost in memory is counted',
  },
  {
    guard: 'so is what it captures',
    file: budget,
    from: 'spend(this.#context, value);',
    to: '',
    test: liquid,
    fails: 'what a template may cost in memory of what is captured is counted',
  },
  {
    guard: 'what a template searches is counted',
    file: 'runtime/expressions/engine.ts',
    from: 'spend(context, left, right);',
    to: '',
    test: liquid,
    fails: 'what a template may cost in memory of what is searched is counted',
  },
  {
    guard: 'what a template prints is bounded',
    file: 'runtime/expressions/template.ts',
    from: "if (text.length > limits.templateOutputCharacters) throw new Error('the text becomes too long');",
    to: '',
    test: liquid,
    fails: 'what a template may cost in output is counted',
  },
  {
    guard: 'so is it whatever a template is made of',
    file: 'runtime/expressions/template.ts',
    from: "if (text.length > limits.templateOutputCharacters) throw new Error('the text becomes too long');",
    to: '',
    test: liquid,
    fails: 'templates of loops, captures and filters end',
  },
  {
    guard: 'what is filled in is not read as a template',
    file: 'runtime/expressions/template.ts',
    from: 'return { ok: true, text, sensitive: scope.touched.secret };\n',
    to: 'const twice = text === source ? undefined : parseTemplate(text, format);\n    return twice?.ok ? renderTemplate(twice.template, scope) : { ok: true, text, sensitive: scope.touched.secret };\n',
    test: liquid,
    fails: 'the words of callers are no template',
  },
];
