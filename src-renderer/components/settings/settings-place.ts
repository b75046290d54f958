import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { z } from 'zod';

/** The names, in the page and in the address, of the sections that other screens lead to. */
export const settingsPlaces = { school: 'escuela', district: 'distrito', retention: 'conservacion' } as const;

/** What the address of Ajustes holds; what is wrong in it is left out. */
const searchSchema = z.object({ seccion: z.string().optional().catch(undefined) });

/** What has nothing to show yet. */
const unanswered = { predicate: ({ state }: Query) => state.data === undefined };

/** Puts the focus on a section's title. */
export function focusSection(id: string): void {
  titleOf(id)?.focus({ preventScroll: true });
}

/** Brings a section into view, with the focus on its title. */
export function goToSection(id: string): void {
  document.getElementById(id)?.scrollIntoView({ block: 'start' });
  focusSection(id);
}

/** Goes to the section that the address asks for; to be called by what holds them all. */
export function useSectionOfAddress(): void {
  const { seccion } = searchSchema.parse(useSearch({ strict: false }));
  const queries = useQueryClient();
  const waiting = useIsFetching(unanswered);
  const arrival = useRef({ at: '', isOver: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer moves what is below it
  useEffect(() => {
    if (!seccion) return;
    const { at, isOver } = arrival.current;
    // Whoever went on from the title is not brought back to it.
    if (at === seccion && (isOver || document.activeElement !== titleOf(seccion))) return;
    goToSection(seccion);
    arrival.current = { at: seccion, isOver: queries.isFetching(unanswered) === 0 };
  }, [seccion, queries, waiting]);
}

function titleOf(id: string): HTMLElement | null {
  return document.getElementById(`${id}-title`);
}
