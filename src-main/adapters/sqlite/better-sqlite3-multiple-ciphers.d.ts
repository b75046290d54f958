// The package ships declarations that its `exports` do not point at; its interface is better-sqlite3's own.
declare module 'better-sqlite3-multiple-ciphers' {
  import Database = require('better-sqlite3');
  export = Database;
}
