/** What meets someone on a first visit: a query that runs as it stands and can be changed at once. */
export const defaultQuery = `# Välkommen till registret!
# Tryck på ▶ eller Ctrl + Enter
# för att se svaret. Ändra fritt:
# Ctrl + mellanslag ger förslag.

query ForstaFragan {
  pilots(first: 5) {
    nodes {
      title
      state
      period {
        start
        end
      }
      participations(first: 10) {
        nodes {
          role
          organisation {
            name
          }
        }
      }
    }
  }
}
`;
