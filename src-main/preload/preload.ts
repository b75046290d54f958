import { ipcRenderer } from 'electron';

// A sandboxed preload can import nothing of ours at run time, so the channel's name stands here again; a test compares.
const connectChannel = 'amanuense:connect';

ipcRenderer.on(connectChannel, (event) => {
  const post = () => window.postMessage('amanuense-port', window.location.origin, [...event.ports]);
  // A message that comes before the page's script has run is lost.
  if (document.readyState === 'complete') post();
  else window.addEventListener('load', post, { once: true });
});
ipcRenderer.send(connectChannel);
