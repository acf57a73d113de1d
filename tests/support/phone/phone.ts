import type { Tunnel } from './exchange.ts';
import { type Account, type Addresses, Line } from './line.ts';
import { PhoneCall } from './phone-call.ts';
import { plivoWire } from './plivo/plivo-wire.ts';
import type { ProviderWire } from './provider-wire.ts';
import { twilioWire } from './twilio/twilio-wire.ts';

export type PhoneOptions = {
  account: Account;
  tunnel: Tunnel;
  /** How the three addresses at the provider are asked. */
  method?: 'GET' | 'POST';
};

/** A provider with its telephones: every call starts at the addresses that stand there for a number. */
class Phone {
  readonly wire: ProviderWire;
  readonly account: Account;
  readonly tunnel: Tunnel;
  readonly addresses: Addresses;

  constructor(wire: ProviderWire, { account, tunnel, method = 'POST' }: PhoneOptions) {
    this.wire = wire;
    this.account = account;
    this.tunnel = tunnel;
    const at = (name: string) => ({ url: `${tunnel.publicUrl}/v1/${wire.name}/${name}`, method });
    this.addresses = { voice: at('voice'), status: at('status'), fallback: at('fallback') };
  }

  /** Calls a number; resolves once the first document has been heard. */
  calls(to: string, options: { from?: string; callerName?: string } = {}): Promise<PhoneCall> {
    return this.dials(to, options).begin();
  }

  /** A call that has not begun yet, for stories that arrange something first. */
  dials(
    to: string,
    { from = '+12125550100', callerName = '' }: { from?: string; callerName?: string } = {},
  ): PhoneCall {
    const { wire, account, tunnel, addresses } = this;
    const id = wire.newId('call');
    const facts = { id, account: account.id, from, to, callerName, status: 'ringing' as const };
    return new PhoneCall(new Line({ wire, tunnel, account, addresses, facts }));
  }
}

export class TwilioPhone extends Phone {
  constructor(options: PhoneOptions) {
    super(twilioWire, options);
  }
}

export class PlivoPhone extends Phone {
  constructor(options: PhoneOptions) {
    super(plivoWire, options);
  }
}

export type { Phone };
