/** Where the desk acts on an alert. */
export const alertsAddress = (site: string, id: string): string => `/alerts?site=${encodeURIComponent(site)}#${id}`;
