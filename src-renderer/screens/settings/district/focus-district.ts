import { focusSection, settingsPlaces } from '../../../components/settings/settings-place.ts';

/** Puts the focus on the section's title: what had it goes when this PC comes into a district or leaves it. */
export function focusDistrict(): void {
  focusSection(settingsPlaces.district);
}
