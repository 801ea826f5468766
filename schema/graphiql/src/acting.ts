// Whom somebody acts for, in few words.

export interface Organisation {
  __typename: string;
  name: string;
}

/** Of one among others the name and how many they are: an RSS body acts for its municipalities too. */
export function actsFor(organisations: readonly Organisation[]): string {
  const alone = organisations.filter(each => organisations.every(other => other === each || other.__typename !== each.__typename));
  const [first] = organisations.length > 2 && alone.length === 1 ? alone : organisations;
  const rest = organisations.length - 1;
  return first ? [first.name, rest > 0 && `${rest} till`].filter(Boolean).join(' och ') : '';
}
