'use strict';
const example = `# What speaks for a claim, and what against it?
# Ctrl-Enter asks; the book at the left is the schema.
{
  claims(first: 5, where: { disputed: true }) {
    nodes {
      id
      text
      says
      source { name }
      contrast {
        robust
        against { rule because claim { text source { name } passages { locator quote } } }
        readings { profile { name } standing because }
      }
    }
  }
}
`;
// Where the graph is read with a token the page asks for it once a tab. It is
// kept in the tab alone, and a header of the editor's goes before it.
const kept = 'onus-read-token';
function withToken(options, token) {
  const headers = new Headers(options.headers);
  if (token && !headers.has('Authorization')) headers.set('Authorization', 'Bearer ' + token);
  return { ...options, headers };
}
async function fetchWithToken(address, options) {
  const token = sessionStorage.getItem(kept);
  const answer = await fetch(address, withToken(options, token));
  if (answer.status !== 401) return answer;
  const other = sessionStorage.getItem(kept);
  const typed = other && other !== token ? other : window.prompt('This graph is read with a token. The token:');
  if (!typed) return answer;
  sessionStorage.setItem(kept, typed.trim());
  return fetch(address, withToken(options, typed.trim()));
}
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql', fetch: fetchWithToken }),
    defaultQuery: example,
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
  }),
);
