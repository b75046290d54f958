import { ipcRenderer } from 'electron';

// A sandboxed preload can import nothing of ours at run time, so the channel's name stands here again; a test compares.
const connectChannel = 'amanuense:connect';

ipcRenderer.on(connectChannel, (event) => {
  window.postMessage('amanuense-port', window.location.origin, [...event.ports]);
});
ipcRenderer.send(connectChannel);
