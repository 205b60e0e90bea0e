import type { ProjectFiles } from './files.ts';

/** Files of which some have another text than where they are kept, such as one that is not saved yet. By identity. */
export function overlayFiles(files: ProjectFiles, texts: ReadonlyMap<string, string>): ProjectFiles {
  return {
    ...files,
    read: (path) => {
      const text = texts.get(files.identity(path));
      return text === undefined ? files.read(path) : { text };
    },
  };
}
