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
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultQuery: example,
    isHeadersEditorEnabled: false,
  }),
);
