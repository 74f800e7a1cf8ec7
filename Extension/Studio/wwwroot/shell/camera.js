/**
 * The camera: one stream, shared by whoever shows or needs it. Whoever wants it calls `const use = camera.use()` and, when done, `use.end()`; with the last use the camera goes off.
 * Pictures are taken by `camera.picture()`. What is wrong is told as a `trouble` that `CameraView` explains.
 */
import { html, icon, live, nothing, ref, render } from './view.js';
import { t } from './texts.js';

/** Largest side of a picture in pixels. */
export const PICTURE_SIDE = 320;
const QUALITY = .85;
const DARK = 6;
const CHOICE = 'camera', FACING = 'camera-facing';

/**
 * State: `closed`, `opening`, `open` or `trouble`. Event: `change`, whenever anything here has changed.
 */
class Camera extends EventTarget {
  state = 'closed';
  /** @type {'insecure'|'blocked'|'blockedBySystem'|'missing'|'busy'|'unplugged'|'unknown'|null} */
  trouble = null;
  /** @type {MediaStream|null} */
  stream = null;
  /** The cameras of this computer. @type {{ id: string, name: string }[]} */
  devices = [];
  /** The camera sees next to nothing: a cover, or no light. */
  isDark = false;
  #uses = new Set();
  #video;
  #canvas;
  #turn = 0;
  #watch;
  #choice = localStorage.getItem(CHOICE) ?? '';
  #facing = localStorage.getItem(FACING) ?? 'user';

  constructor() {
    super();
    navigator.mediaDevices?.addEventListener('devicechange', () => this.#devicesChanged());
  }

  get isOpen() { return this.state === 'open'; }

  /** The camera that is used now. */
  get deviceId() { return this.stream?.getVideoTracks()[0]?.getSettings().deviceId ?? this.#choice; }

  /** A preview is mirrored, as people know it, unless the camera looks away from them. Pictures are never mirrored. */
  get isMirrored() { return this.stream?.getVideoTracks()[0]?.getSettings().facingMode !== 'environment'; }

  /** Wants the camera on. It opens in its own time; watch `change`. */
  use() {
    const use = { end: () => this.#uses.delete(use) && this.#uses.size === 0 && this.#close() };
    this.#uses.add(use);
    if (this.state === 'closed')
      this.#open();
    return use;
  }

  /** Tries once more after trouble. */
  retry() { return this.#open(); }

  /** Takes another camera, and again next time. */
  choose(id) {
    this.#choice = id;
    localStorage.setItem(CHOICE, id);
    return this.#open();
  }

  /** Tablets: the camera on the other side. */
  turn() {
    this.#facing = this.isMirrored ? 'environment' : 'user';
    localStorage.setItem(FACING, this.#facing);
    this.#choice = '';
    localStorage.removeItem(CHOICE);
    return this.#open();
  }

  /**
   * Takes a picture.
   * @param {{ ratio?: number }} [form] width to height of the middle that is cut out; a square, as models see it, unless told
   * @returns {Promise<Blob|null>} a JPEG of at most 320 pixels a side, or null when there is no picture now
   */
  picture({ ratio = 1 } = {}) {
    const video = this.#video;
    if (!this.isOpen || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA)
      return Promise.resolve(null);
    const { videoWidth, videoHeight } = video;
    const [w, h] = [Math.min(videoWidth, videoHeight * ratio), Math.min(videoHeight, videoWidth / ratio)];
    const scale = Math.min(1, PICTURE_SIDE / Math.max(w, h));
    this.#canvas ??= document.createElement('canvas');
    this.#canvas.width = Math.round(w * scale);
    this.#canvas.height = Math.round(h * scale);
    this.#canvas.getContext('2d').drawImage(video, (videoWidth - w) / 2, (videoHeight - h) / 2, w, h, 0, 0, this.#canvas.width, this.#canvas.height);
    return new Promise(resolve => this.#canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  }

  async #open() {
    const turn = ++this.#turn;
    this.#stop();
    if (!isSecureContext || !navigator.mediaDevices?.getUserMedia)
      return this.#fail('insecure');
    this.#set('opening');
    let stream;
    try {
      stream = await this.#ask();
    } catch (error) {
      if (turn === this.#turn)
        this.#fail(await troubleOf(error));
      return;
    }
    // Meanwhile somebody chose another one, or nobody wants it any more.
    if (turn !== this.#turn || this.#uses.size === 0)
      return stream.getTracks().forEach(track => track.stop());
    this.stream = stream;
    const [track] = stream.getVideoTracks();
    track.addEventListener('ended', () => turn === this.#turn && this.#ended(track.getSettings().deviceId));
    this.#video = Object.assign(document.createElement('video'), { muted: true, playsInline: true, srcObject: stream });
    await this.#video.play().catch(() => {});
    this.devices = await cameras();
    if (turn !== this.#turn)
      return;
    this.#watch = setInterval(() => this.#lookForDark(), 1000);
    this.#set('open');
  }

  async #ask() {
    const size = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };
    const which = this.#choice ? { deviceId: { exact: this.#choice } } : { facingMode: this.#facing };
    try {
      return await navigator.mediaDevices.getUserMedia({ video: { ...size, ...which } });
    } catch (error) {
      if (!['OverconstrainedError', 'NotFoundError'].includes(error.name) || !this.#choice)
        throw error;
      // The chosen one is gone: any other will do.
      this.#choice = '';
      return navigator.mediaDevices.getUserMedia({ video: size });
    }
  }

  async #ended(id) {
    const left = await cameras();
    this.#stop();
    this.#fail(left.some(camera => camera.id === id) ? 'busy' : 'unplugged');
  }

  async #devicesChanged() {
    const before = this.devices.length;
    this.devices = await cameras();
    if (this.state === 'trouble' && ['missing', 'unplugged', 'busy'].includes(this.trouble) && this.#uses.size > 0 && this.devices.length > 0)
      return this.#open();
    if (before !== this.devices.length)
      this.#tell();
  }

  #lookForDark() {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 8;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(this.#video, 0, 0, 8, 8);
    const { data } = context.getImageData(0, 0, 8, 8);
    const isDark = data.reduce((sum, value, i) => i % 4 === 3 ? sum : sum + value, 0) / (64 * 3) < DARK;
    if (isDark !== this.isDark) {
      this.isDark = isDark;
      this.#tell();
    }
  }

  #stop() {
    clearInterval(this.#watch);
    this.isDark = false;
    this.stream?.getTracks().forEach(track => track.stop());
    if (this.#video)
      this.#video.srcObject = null;
    this.stream = null;
  }

  #close() {
    this.#turn++;
    this.#stop();
    this.#set('closed');
  }

  #fail(trouble) {
    if (this.#uses.size === 0)
      return this.#close();
    this.#set('trouble', trouble);
  }

  #set(state, trouble = null) {
    this.state = state;
    this.trouble = trouble;
    this.#tell();
  }

  #tell() {
    showMark(this.isOpen);
    this.dispatchEvent(new Event('change'));
  }
}

/** The one camera of this page. */
export const camera = new Camera();

/** The preview with its choices, or what is wrong and what to do. */
export class CameraView {
  #use = null;
  #stop;

  /** @param {() => void} update draws the page again */
  constructor(update) { this.update = update; }

  get isOn() { return this.#use !== null; }

  open() {
    if (this.#use)
      return;
    this.#stop = new AbortController();
    camera.addEventListener('change', () => this.update(), { signal: this.#stop.signal });
    this.#use = camera.use();
    this.update();
  }

  close() {
    this.#stop?.abort();
    this.#use?.end();
    this.#use = null;
    this.update();
  }

  /** @param {any} [above] what is shown over the picture, for instance a countdown */
  template(above = nothing) {
    if (!this.isOn)
      return nothing;
    if (camera.state === 'trouble')
      return doctor(camera.trouble);
    const canTurn = navigator.maxTouchPoints > 0 && camera.devices.length > 1;
    return html`
      <div class="camera">
        <div class="preview">
          <video muted playsinline autoplay class=${camera.isMirrored ? 'mirrored' : ''} aria-label=${t('shell.camera')} .srcObject=${live(camera.stream)} ${ref(play)}></video>
          ${camera.isOpen ? nothing : html`<p class="above" role="status">${t('shell.cameraOpening')}</p>`}
          ${above}
        </div>
        ${camera.isDark ? html`<p class="note warn" role="status">${t('shell.cameraDark')}</p>` : nothing}
        ${camera.devices.length > 1 ? html`
          <div class="row">
            ${canTurn ? html`<button class="button" @click=${() => camera.turn()}>${icon('switch-camera')}${t('shell.cameraTurn')}</button>` : nothing}
            <label class="row grow"><span class="only-heard">${t('shell.cameraChoose')}</span>
              <select class="input grow" @change=${event => camera.choose(event.target.value)}>
                ${camera.devices.map((device, i) => html`<option value=${device.id} ?selected=${device.id === camera.deviceId}>${device.name || t('shell.cameraNumber', { number: i + 1 })}</option>`)}
              </select></label>
          </div>` : nothing}
      </div>`;
  }
}

const play = video => video?.play?.().catch(() => {});

const doctor = trouble => html`
  <div class="note warn stack" role="alert" data-trouble=${trouble}>
    <strong class="row">${icon('video-off')}<span class="grow">${t(`shell.camera-${trouble}`)}</span></strong>
    <span>${trouble === 'blocked' ? t(`shell.cameraAllow-${browser()}`) : t(`shell.camera-${trouble}-how`)}</span>
    ${trouble === 'insecure' ? nothing : html`<div><button class="button" @click=${() => camera.retry()}>${icon('refresh-cw')}${t('shell.tryAgain')}</button></div>`}
  </div>`;

async function troubleOf(error) {
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return /system/i.test(error.message) ? 'blockedBySystem' : 'blocked';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unknown';
  }
}

const cameras = async () => (await navigator.mediaDevices.enumerateDevices())
  .filter(device => device.kind === 'videoinput')
  .map(device => ({ id: device.deviceId, name: device.label }));

function browser() {
  const agent = navigator.userAgent;
  return /Firefox/.test(agent) ? 'firefox' : /Edg\//.test(agent) ? 'edge' : /Chrom/.test(agent) ? 'chrome' : /Safari/.test(agent) ? 'safari' : 'other';
}

function showMark(isOn) {
  let mark = document.getElementById('camera-on');
  if (isOn && !mark) {
    mark = Object.assign(document.createElement('div'), { id: 'camera-on' });
    document.body.append(mark);
  }
  if (mark)
    render(isOn ? html`<span role="status">${t('shell.cameraOn')}</span>` : nothing, mark);
}
