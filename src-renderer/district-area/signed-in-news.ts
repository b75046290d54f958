const channelName = 'amanuense:signed-in';

/** Tells every page of this server that is open in this browser that somebody has signed in. */
export function tellSignedIn(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
}

/** Hears when somebody signs in with any page of this browser; gives the way to hear no more. */
export function watchSignedIn(listener: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = listener;
  return () => channel.close();
}
