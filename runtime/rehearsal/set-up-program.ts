import type { Program } from '#runtime/graph/program.ts';
import type { RehearsalSetup } from './rehearsal.ts';

/** The flow as a set-up wants it: its first language and the first values of its variables. */
export function setUpProgram(
  program: Program,
  { language, variables }: Pick<RehearsalSetup, 'language' | 'variables'>,
): Program {
  const { settings } = program;
  const others = settings.languages.filter((tag) => tag !== language);
  return {
    ...program,
    settings: language === '' ? settings : { ...settings, languages: [language, ...others] },
    variables: program.variables.map((variable) =>
      Object.hasOwn(variables, variable.name)
        ? { ...variable, initial: variables[variable.name] ?? null }
        : variable,
    ),
  };
}
