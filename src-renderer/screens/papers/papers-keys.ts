/** Opens the question of where the chosen papers go. */
export const MOVE_KEY = 'ctrl+m';
