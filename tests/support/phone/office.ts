import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireParameters } from './provider-wire.ts';

export type OfficeRequest = {
  method: string;
  url: string;
  form: Record<string, string>;
  headers: Readonly<Record<string, string | undefined>>;
  token: string;
};
/** null for a callback, whose answer is ignored. */
export type OfficeAnswer = string | null;
export type Office = {
  accepts: (request: OfficeRequest) => boolean;
  answer: (path: string, parameters: WireParameters) => OfficeAnswer;
};
export type OfficeServer = {
  origin: string;
  heard: { path: string; parameters: WireParameters }[];
  close: () => Promise<void>;
};

/** A small telephone application of its own, against which the telephones themselves are tested. */
export async function openOffice(office: Office, token: string): Promise<OfficeServer> {
  const heard: OfficeServer['heard'] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const url = `https://phones.test${request.url ?? ''}`;
    const form = Object.fromEntries(new URLSearchParams(body));
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
    );
    if (!office.accepts({ method: request.method ?? '', url, form, headers, token })) {
      response.writeHead(403).end();
      return;
    }
    const { pathname, searchParams } = new URL(url);
    const parameters = { ...Object.fromEntries(searchParams), ...form };
    heard.push({ path: pathname.replace(/^\/v1\/\w+\//, ''), parameters });
    const document = office.answer(pathname, parameters);
    if (document === null) response.writeHead(204).end();
    else response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(document);
  });
  await listen(server);
  const { port } = addressOf(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address;
}
