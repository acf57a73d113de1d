import type { RefusalCode } from '#lib/refusal.ts';

/** What to do about a refusal, by its code; for those that commands can meet. */
export const advice: Readonly<Partial<Record<RefusalCode, string>>> = {
  'flow-not-found': '“ringtree flow list” shows the flows.',
  'flow-exists': 'Give another short name with --as.',
  'flow-archived': '“ringtree flow archive <flow> --undo” brings it back.',
  'flow-unreadable': 'Mend the file, or export the flow again: “ringtree flow export <flow>”.',
  'flow-has-errors': 'Mend these in the editor or in the file, then publish again.',
  'flow-has-numbers': 'Assign them to another flow first: “ringtree number assign <number> <flow>”.',
  'bad-flow-slug': 'Use small letters, digits and single dashes, such as front-desk.',
  'draft-changed':
    'Look at the new draft (“ringtree flow diff <flow>”), then import without --revision to replace it.',
  'not-published': '“ringtree flow publish <flow>” publishes its draft.',
  'version-not-found': '“ringtree flow list” shows the version in service; versions count from 1.',
  'unknown-provider': 'Give the name of one of them.',
  'account-not-found': '“ringtree provider list” shows the accounts, “ringtree provider add” adds one.',
  'no-accounts': '“ringtree provider add <provider>” adds one.',
  'account-exists': '“ringtree provider list” shows the accounts.',
  'account-unclear': 'Name the one that you mean; “ringtree provider list” shows their names.',
  'account-has-numbers':
    'Take them from their flows first: “ringtree number assign <number> --none”, or assign others.',
  'account-in-use': 'Choose another account in their “Send message” steps, and publish them.',
  'account-in-call': 'Try again when it has ended; “ringtree call list --live” shows it.',
  'bad-credentials': 'Copy the id and the token from the provider’s console.',
  'wrong-secret-key':
    'Run this with the server’s RINGTREE_SECRET_KEY, or without one on the server’s data folder (RINGTREE_DATA).',
  'provider-refused': 'Compare the id and the token with the provider’s console.',
  'provider-unreachable':
    'The token may be right all the same. Check the network, the provider’s status page and --api-url, then try again.',
  'number-not-connected': 'Check that the number belongs to this account, and that its token may change it.',
  'bad-number': 'Write it with + and the country’s code.',
  'number-exists': '“ringtree number list” shows the numbers.',
  'number-not-found': '“ringtree number list” shows the numbers, “ringtree number add” adds one.',
  'number-unclear': 'Say which with --provider.',
  'bad-secret-name': 'Write it like SHOP_KEY.',
  'secret-not-found': '“ringtree secret list” shows the secrets, “ringtree secret set <name>” stores one.',
  'schedule-not-found':
    '“ringtree schedule list” shows them, “ringtree schedule set <name> <file>” stores some.',
  'schedule-in-use': 'Choose others in the “Hours” steps of these flows, and publish them.',
  'bad-schedule-name': 'Use 1 to 80 characters.',
  'bad-schedule':
    'Mend that and store them again; “ringtree schedule show <schedule>” shows what others look like.',
  'scenario-not-found': '“ringtree scenario list <flow>” shows the scenarios.',
  'scenario-twice': 'Give one of them another name.',
  'scenario-too-large': 'Split it into several.',
  'scenarios-failed':
    '“ringtree flow test <flow>” shows all. Mend the flow or the scenario, or publish anyway: --override "why".',
  'call-not-found': '“ringtree call list” shows the calls.',
};
