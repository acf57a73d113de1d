import type { ProviderAccount } from '#lib/database/generated/client.ts';
import { jsonColumn } from '#lib/flows/json-column.ts';
import {
  AccountSettings,
  type GivenSettings,
  readSettings,
} from '#lib/provider-accounts/account-settings.ts';
import type { Workspace } from '#lib/workspace.ts';

/** Changes the settings that are given; an empty text takes one away. */
export async function changeAccount(
  { prisma }: Workspace,
  account: ProviderAccount,
  given: GivenSettings,
): Promise<AccountSettings> {
  const named = Object.entries(given).filter(([, value]) => value !== '');
  const before = Object.entries(AccountSettings.parse(account.settings)).filter(
    ([name]) => !Object.hasOwn(given, name),
  );
  const settings = { ...Object.fromEntries(before), ...readSettings(Object.fromEntries(named)) };
  await prisma.providerAccount.update({
    where: { id: account.id },
    data: { settings: jsonColumn(settings) },
  });
  return settings;
}
