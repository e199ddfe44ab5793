import type { FastifyInstance } from 'fastify'

/** What is done next: reviews and decisions, plans of improvement, where a model fits, campaigns. */
export async function plansModule(_app: FastifyInstance) {}
