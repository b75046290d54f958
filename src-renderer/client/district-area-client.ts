import { createORPCClient } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { personHeader } from '../../src-shared/contract/accounts-contract.ts';
import { type DistrictServerClient, peopleOfDistrictContract } from '../../src-shared/contract/server-contract.ts';
import { type AskServer, askServer } from './ask-server.ts';

/** What people ask of the district's server, for a page that it served: the session is in its cookie. */
export function createDistrictAreaClient(baseUrl: string, ask: AskServer = askServer): DistrictServerClient {
  const link = new OpenAPILink(peopleOfDistrictContract, {
    url: `${baseUrl}/api`,
    headers: { [personHeader.name]: personHeader.value },
    fetch: ask,
  });
  return createORPCClient(link);
}
