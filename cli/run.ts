import type { Command } from 'commander';
import { closeDatabase, type Database, openDatabase } from '#lib/database/connect.ts';
import { migrate } from '#lib/database/migrate.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import { failureText } from './failure-text.ts';

/** What a command tells: `text` to people, `json` to programs. */
export type Answer = {
  text: string;
  json: unknown;
  /** It was done, and what it found is bad news. */
  failed?: boolean;
};

export type Surroundings = { database: Database; workspace: Workspace };

/**
 * Does a command's work on the database (the running server's, or one that is started for the while) and writes its answer. Adds
 * the option `--json`. Whatever goes wrong is told on standard error, with what to do about it, and by the exit status.
 */
export function run<Values extends unknown[]>(
  command: Command,
  work: (surroundings: Surroundings, ...values: Values) => Promise<Answer>,
): Command {
  command.option('--json', 'answer as JSON, for programs');
  return command.action(async (...values: Values) => {
    const asJson = command.opts()['json'] === true;
    try {
      const answer = await inDatabase((surroundings) => work(surroundings, ...values));
      await write(asJson ? `${JSON.stringify(answer.json, null, 2)}\n` : withNewLine(answer.text));
      if (answer.failed === true) process.exitCode = 1;
    } catch (error) {
      process.stderr.write(failureText(error, asJson));
      process.exitCode = 1;
    }
  });
}

async function inDatabase(work: (surroundings: Surroundings) => Promise<Answer>): Promise<Answer> {
  const database = await openDatabase();
  try {
    await migrate(database.url);
    return await work({ database, workspace: defaultWorkspace(database) });
  } finally {
    await closeDatabase();
  }
}

function withNewLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** Waits until a slow pipe has taken all of it. A reader that went away (`| head`) is no failure. */
async function write(text: string): Promise<void> {
  await new Promise<void>((resolve) => {
    process.stdout.once('error', () => resolve());
    process.stdout.write(text, () => resolve());
  });
}
