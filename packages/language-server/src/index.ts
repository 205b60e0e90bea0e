export { type FileStyle, type StyleFor } from './file-style.ts';
export { type LanguageServer, type ServerOptions, startServer } from './server.ts';
