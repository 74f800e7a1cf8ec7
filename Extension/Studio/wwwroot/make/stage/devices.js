import { html, icon, nothing, render } from '/shell/view.js';
import { channels } from '/shell/live.js';

const WIDTH = 320, HEIGHT = 240, BETWEEN_MS = 90;

const reasonOf = error => ({ NotAllowedError: 'blocked', SecurityError: 'blocked', NotFoundError: 'missing', OverconstrainedError: 'missing', NotReadableError: 'busy' })[error.name] ?? 'silent';

/** Camera and microphone for the program: on only while it wants them, and always with a mark that says so. */
export class Devices {
  #camera = null;
  #microphone = null;

  /** @param {HTMLElement} place for the small picture @param {import('/shell/live.js').Live} live @param {(key: string) => string} t */
  constructor(place, live, t) {
    Object.assign(this, { place, live, t });
  }

  /** @param {{device: string, wanted: boolean}} wish of the host */
  wish({ device, wanted }) {
    const isOn = device === 'camera' ? this.#camera : this.#microphone;
    if (wanted === !!isOn)
      return;
    if (device === 'camera')
      wanted ? this.#openCamera() : this.#closeCamera();
    else
      wanted ? this.#openMicrophone() : this.#closeMicrophone();
  }

  close() {
    this.#closeCamera();
    this.#closeMicrophone();
  }

  async #openCamera() {
    const turn = this.#camera = { stream: null, timer: 0 };
    this.#draw();
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: 'user' } });
      // It was no longer wanted when the person said yes.
      if (this.#camera !== turn)
        return stop(stream);
      turn.stream = stream;
      stream.getVideoTracks()[0].onended = () => this.#ended('camera', 'missing');
      this.#draw();
      const video = this.place.querySelector('video');
      video.srcObject = stream;
      await video.play();
      turn.timer = setInterval(() => this.#sendPicture(video), BETWEEN_MS);
    } catch (error) {
      if (this.#camera === turn)
        this.#ended('camera', reasonOf(error));
    }
  }

  #sendPicture(video) {
    const turn = this.#camera;
    if (turn.busy || video.readyState < 2)
      return;
    const canvas = turn.canvas ??= Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
    // The middle, 4 : 3.
    const scale = Math.min(video.videoWidth / WIDTH, video.videoHeight / HEIGHT);
    canvas.getContext('2d').drawImage(video, (video.videoWidth - WIDTH * scale) / 2, (video.videoHeight - HEIGHT * scale) / 2, WIDTH * scale, HEIGHT * scale, 0, 0, WIDTH, HEIGHT);
    turn.busy = true;
    canvas.toBlob(async picture => {
      if (picture && this.#camera === turn)
        this.live.sendBinary(channels.programCamera, await picture.arrayBuffer());
      turn.busy = false;
    }, 'image/jpeg', .85);
  }

  #closeCamera() {
    clearInterval(this.#camera?.timer);
    stop(this.#camera?.stream);
    this.#camera = null;
    this.#draw();
  }

  async #openMicrophone() {
    const turn = this.#microphone = { stream: null, context: null };
    this.#draw();
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
      if (this.#microphone !== turn)
        return stop(stream);
      turn.stream = stream;
      stream.getAudioTracks()[0].onended = () => this.#ended('microphone', 'missing');
      // The browser itself brings the device's rate to 16 kHz.
      const context = turn.context = new AudioContext({ sampleRate: 16000 });
      await context.audioWorklet.addModule('/make/stage/samples.js');
      const samples = new AudioWorkletNode(context, 'samples', { numberOfOutputs: 0 });
      samples.port.onmessage = ({ data }) => this.#microphone === turn && this.live.sendBinary(channels.programMicrophone, data);
      context.createMediaStreamSource(stream).connect(samples);
    } catch (error) {
      if (this.#microphone === turn)
        this.#ended('microphone', reasonOf(error));
    }
  }

  #closeMicrophone() {
    stop(this.#microphone?.stream);
    this.#microphone?.context?.close();
    this.#microphone = null;
    this.#draw();
  }

  #ended(device, reason) {
    if (device === 'camera')
      this.#closeCamera();
    else
      this.#closeMicrophone();
    this.live.send('deviceEnded', { device, reason });
  }

  #draw() {
    render(html`
      ${this.#camera ? html`<figure class="stage-device"><video muted playsinline aria-hidden="true"></video><figcaption>${icon('camera')} ${this.t('stage.cameraOn')}</figcaption></figure>` : nothing}
      ${this.#microphone ? html`<span class="stage-device">${icon('mic')} ${this.t('stage.microphoneOn')}</span>` : nothing}`, this.place);
  }
}

const stop = stream => stream?.getTracks().forEach(track => {
  track.onended = null;
  track.stop();
});
