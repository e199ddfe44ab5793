import type { FastifyInstance } from 'fastify'

/** How good a model is by what can be checked, what a person decided, and what residents think. */
export async function standardsModule(_app: FastifyInstance) {}
