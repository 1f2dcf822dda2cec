// Asks with the typed documents that graphql-codegen made; tsc refuses it where they and this disagree.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { ContrastDocument, PageDocument } from './documents.js';

async function ask<Result, Variables>(url: string, document: TypedDocumentNode<Result, Variables>, variables: Variables): Promise<Result> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = await answer.json() as { data: Result; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

export async function contrast(url: string, claim: string) {
  const { contrast } = await ask(url, ContrastDocument, { claim });
  if (!contrast) throw new Error('no contrast');
  const firstText: string | undefined = contrast.against[0]?.claim.text;
  return { contrast, firstText };
}

export async function ids(url: string) {
  const out: string[] = [];
  let after: string | null | undefined;
  do {
    const { claims } = await ask(url, PageDocument, { after });
    out.push(...claims.nodes.map((node) => node.id));
    after = claims.pageInfo.hasNextPage ? claims.pageInfo.endCursor : null;
  } while (after);
  return out;
}
