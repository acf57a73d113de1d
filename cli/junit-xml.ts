import type { ScenarioResult } from '#runtime/scenarios/scenario-result.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';
import { writeXml } from '#runtime/xml/write-xml.ts';

/** Results as build servers read them: a suite for each provider, a test case for each scenario. Written in the form that Jenkins, GitLab and others take. */
export function junitXml(flow: string, results: readonly ScenarioResult[]): string {
  const providers = [...new Set(results.map(({ provider }) => provider))];
  const suites = providers.map((provider) => suite(flow, provider, results));
  return `${writeXml(element('testsuites', { name: flow, ...counts(results) }, suites))}\n`;
}

function suite(flow: string, provider: string, all: readonly ScenarioResult[]): XmlElement {
  const results = all.filter((result) => result.provider === provider);
  const name = `${flow} (${provider})`;
  return element(
    'testsuite',
    { name, ...counts(results) },
    results.map((result) => testCase(name, result)),
  );
}

function testCase(classname: string, { scenario, ok, problem, steps }: ScenarioResult): XmlElement {
  const attributes = { classname, name: scenario };
  if (ok) return element('testcase', attributes, []);
  const done = steps.map((step, index) => {
    const found = step.found === '' ? '' : `: ${step.found}`;
    return `${step.ok ? 'ok ' : 'RED'} ${index + 1}. ${JSON.stringify(step.step)}${found}`;
  });
  const failure = element('failure', { message: problem, type: 'scenario' }, [done.join('\n')]);
  return element('testcase', attributes, [failure]);
}

function counts(results: readonly ScenarioResult[]) {
  return { tests: results.length, failures: results.filter(({ ok }) => !ok).length, errors: 0 };
}
