import type { FastifyInstance } from 'fastify'

/** What a community agrees on together: covenants in their versions, votes with minutes, signatures. */
export async function meetingsModule(_app: FastifyInstance) {}
