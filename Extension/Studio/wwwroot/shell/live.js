/** The live channel to the host: messages both ways, camera pictures and sound to it, stage frames from it. Comes back by itself. */

/** First bytes of binary messages; the same list as LiveChannels in the host. */
export const channels = { cameraFrame: 1, microphoneSamples: 2, penLayer: 3, programCamera: 5, programMicrophone: 6 };

const MOST_UNSENT = 256 * 1024;

export class Live extends EventTarget {
  #socket;
  #project;
  #closed = false;
  #wait = 250;
  #binary = new Map();

  /** @param {string} project id, or '' for the class's own channel. Events: `open`, `lost`, and one for each type of message, with its payload in `detail`. */
  constructor(project) {
    super();
    this.#project = project;
    this.#connect();
  }

  get isOpen() { return this.#socket.readyState === WebSocket.OPEN; }

  /** Listens to a type of message until the signal is aborted. @param {(payload: any) => void} handle */
  on(type, handle, signal) { this.addEventListener(type, event => handle(event.detail), { signal }); }

  /** Who takes the binary messages of a channel. @param {(content: DataView) => void} handle */
  onBinary(channel, handle, signal) {
    this.#binary.set(channel, handle);
    signal?.addEventListener('abort', () => this.#binary.get(channel) === handle && this.#binary.delete(channel));
  }

  /** Sends a message. False when there is no connection: it is not kept. */
  send(type, payload = {}) {
    if (!this.isOpen)
      return false;
    this.#socket.send(JSON.stringify({ ...payload, type }));
    return true;
  }

  /** Sends bytes on a channel; dropped when the host is behind. @param {ArrayBuffer} content */
  sendBinary(channel, content) {
    if (!this.isOpen || this.#socket.bufferedAmount > MOST_UNSENT)
      return false;
    const message = new Uint8Array(content.byteLength + 1);
    message[0] = channel;
    message.set(new Uint8Array(content), 1);
    this.#socket.send(message);
    return true;
  }

  close() {
    this.#closed = true;
    this.#socket.close();
  }

  #connect() {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live${this.#project && '/' + encodeURIComponent(this.#project)}`);
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.#wait = 250;
      this.dispatchEvent(new Event('open'));
    };
    socket.onmessage = event => this.#receive(event.data);
    socket.onclose = () => {
      if (this.#closed)
        return;
      this.dispatchEvent(new Event('lost'));
      setTimeout(() => !this.#closed && this.#connect(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, 5000);
    };
  }

  #receive(data) {
    if (typeof data === 'string') {
      const { type, payload } = JSON.parse(data);
      this.dispatchEvent(new CustomEvent(type, { detail: payload }));
    } else {
      this.#binary.get(new Uint8Array(data, 0, 1)[0])?.(new DataView(data, 1));
    }
  }
}
