import { Command } from 'commander';
import { callList } from './commands/call-list.ts';
import { callShow } from './commands/call-show.ts';
import { flowArchive } from './commands/flow-archive.ts';
import { flowDiff } from './commands/flow-diff.ts';
import { flowExplore } from './commands/flow-explore.ts';
import { flowExport } from './commands/flow-export.ts';
import { flowImport } from './commands/flow-import.ts';
import { flowList } from './commands/flow-list.ts';
import { flowPublish } from './commands/flow-publish.ts';
import { flowTest } from './commands/flow-test.ts';
import { flowValidate } from './commands/flow-validate.ts';
import { messageList } from './commands/message-list.ts';
import { numberAdd } from './commands/number-add.ts';
import { numberAssign } from './commands/number-assign.ts';
import { numberList } from './commands/number-list.ts';
import { providerAdd } from './commands/provider-add.ts';
import { providerList } from './commands/provider-list.ts';
import { providerRemove } from './commands/provider-remove.ts';
import { providerSet } from './commands/provider-set.ts';
import { providerTest } from './commands/provider-test.ts';
import { scenarioExport } from './commands/scenario-export.ts';
import { scenarioImport } from './commands/scenario-import.ts';
import { scenarioList } from './commands/scenario-list.ts';
import { scenarioRemove } from './commands/scenario-remove.ts';
import { scheduleForce } from './commands/schedule-force.ts';
import { scheduleList } from './commands/schedule-list.ts';
import { scheduleRemove } from './commands/schedule-remove.ts';
import { scheduleSet } from './commands/schedule-set.ts';
import { scheduleShow } from './commands/schedule-show.ts';
import { secretList } from './commands/secret-list.ts';
import { secretRemove } from './commands/secret-remove.ts';
import { secretSet } from './commands/secret-set.ts';

const groups = {
  flow: {
    description: 'what callers hear: drafts and published versions',
    commands: [
      flowList,
      flowValidate,
      flowTest,
      flowExplore,
      flowImport,
      flowExport,
      flowPublish,
      flowDiff,
      flowArchive,
    ],
  },
  scenario: {
    description: 'tests of a flow: what callers do, and what must come of it',
    commands: [scenarioList, scenarioImport, scenarioExport, scenarioRemove],
  },
  provider: {
    description: 'accounts at phone companies',
    commands: [providerAdd, providerList, providerSet, providerTest, providerRemove],
  },
  number: {
    description: 'phone numbers, and the flows that answer them',
    commands: [numberAdd, numberList, numberAssign],
  },
  schedule: {
    description: 'opening hours that several flows share',
    commands: [scheduleList, scheduleShow, scheduleSet, scheduleForce, scheduleRemove],
  },
  secret: {
    description: 'passwords and keys that flows use in web requests, by their names',
    commands: [secretSet, secretList, secretRemove],
  },
  call: {
    description: 'calls that were answered, and why they went the way they did',
    commands: [callList, callShow],
  },
  message: {
    description: 'text messages that came in and went out',
    commands: [messageList],
  },
};

/** All commands, ready to parse. */
export function createProgram(): Command {
  const program = new Command('ringtree')
    .description('Phone menus: import, publish and look after them from the command line.')
    .showHelpAfterError('(add --help for what can be given)')
    .helpCommand(false);
  for (const [name, { description, commands }] of Object.entries(groups)) {
    const group = program.command(name).description(description).helpCommand(false);
    for (const add of commands) add(group);
  }
  return program;
}
