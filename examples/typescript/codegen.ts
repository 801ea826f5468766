// Types of the documents in src/, from the contract of a running registry or of the file that REGISTRY_SCHEMA names.
// The file tells which inputs take exactly one of their fields (@oneOf); introspection through /graphql does not.
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: process.env.REGISTRY_SCHEMA ?? 'http://127.0.0.1:8000/schema.graphql',
  documents: ['src/*.ts', '!src/gql/**'],
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        // A PartialDate is 2022, 2022-06 or 2022-06-14: a text, not a Date.
        scalars: {
          ChangeToken: 'string',
          Date: 'string',
          DateTime: 'string',
          PartialDate: 'string',
          Until: 'string',
          URL: 'string',
        },
        strictScalars: true,
        enumType: 'string-literal',
        useTypeImports: true,
        importExtension: '.ts',
        emitLegacyCommonJSImports: false,
      },
    },
    // Which types an interface may be: Apollo's cache must know.
    './src/gql/possible-types.ts': {
      plugins: ['fragment-matcher'],
      config: { useExplicitTyping: true, apolloClientVersion: 3 },
    },
  },
};

export default config;
