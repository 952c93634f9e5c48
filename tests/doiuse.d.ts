/** What is used of a package without types. */
declare module 'doiuse/lib/DoIUse.js' {
  import type { Plugin } from 'postcss';

  export default class DoIUse {
    constructor(options: { browsers: string[]; onFeatureUsage: (usage: { readonly message: string }) => void });
    readonly postcssPlugin: string;
    readonly Once: NonNullable<Plugin['Once']>;
  }
}
