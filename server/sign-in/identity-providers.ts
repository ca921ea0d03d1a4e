import { foldAddress } from '../domain/fold-address.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { OidcClient } from './oidc-client.ts';

/** All providers that people sign in with, each of which speaks for the addresses of its domains. */
export class IdentityProviders {
  readonly clients: readonly OidcClient[];

  constructor(providers: readonly IdentityProvider[], publicUrl: string) {
    this.clients = providers.map((provider) => new OidcClient(provider, publicUrl));
  }

  byId(id: string): OidcClient | undefined {
    return this.clients.find(({ provider }) => provider.id === id);
  }

  /** By the domain of an address. One provider that names no domains is for everybody whom no other one is for. */
  byEmail(email: string): OidcClient | undefined {
    const domain = domainOf(email);
    const named = this.clients.find(({ provider }) => provider.domains.includes(domain));
    if (named) return named;
    const open = this.clients.filter(({ provider }) => provider.domains.length === 0);
    return open.length === 1 ? open[0] : undefined;
  }

  /**
   * Whether a provider's word on an address counts. An agency's provider must not sign in people of another agency.
   * So a provider with domains speaks for those alone, and one without for no domain that another has.
   */
  vouches({ provider }: OidcClient, email: string): boolean {
    const domain = domainOf(email);
    return provider.domains.length > 0
      ? provider.domains.includes(domain)
      : !this.clients.some((other) => other.provider.domains.includes(domain));
  }
}

function domainOf(email: string): string {
  return foldAddress(email.slice(email.lastIndexOf('@') + 1));
}
