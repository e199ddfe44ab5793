declare module 's3rver' {
  /** A bucket server for tests, as far as they use it. */
  export default class S3rver {
    constructor(options: object)
    run(): Promise<{ port: number }>
    close(): Promise<void>
  }
}
