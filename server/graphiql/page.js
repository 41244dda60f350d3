// Starts GraphiQL with a query that shows what the API is for: every answer leads to the words that prove it.
'use strict';

const defaultQuery = `# Every fact leads to the words that support it.
# Press the triangle, or Ctrl and Enter; Ctrl and Space completes.

{
  services(first: 5, orderBy: [{ field: LAUNCHED }], filter: { launched: { exists: true } }) {
    totalCount
    nodes {
      name
      launched {
        value { text edtf }
        statement {
          references {
            quote
            line
            document { path title }
            sources { title }
          }
        }
      }
    }
  }
  disputes(first: 3) {
    nodes {
      kind
      subject { name }
      property { label }
      statements {
        value { text }
        references { quote document { path } }
      }
    }
  }
}
`;

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultQuery,
    defaultEditorToolsVisibility: false,
  }),
);
