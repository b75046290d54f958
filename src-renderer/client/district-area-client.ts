import { createORPCClient } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { personHeader } from '../../src-shared/contract/accounts-contract.ts';
import { type DistrictServerClient, peopleOfDistrictContract } from '../../src-shared/contract/server-contract.ts';
import { AppError } from '../../src-shared/domain/errors.ts';

/** What people ask of the district's server, for a page that it served: the session is in its cookie. */
export function createDistrictAreaClient(baseUrl: string): DistrictServerClient {
  const link = new OpenAPILink(peopleOfDistrictContract, {
    url: `${baseUrl}/api`,
    headers: { [personHeader.name]: personHeader.value },
    fetch: (request, init) =>
      fetch(request, { ...init, credentials: 'same-origin' }).catch((cause: unknown) => {
        throw cause instanceof TypeError ? new AppError('DISTRICT_SILENT', {}, { cause }) : cause;
      }),
  });
  return createORPCClient(link);
}
