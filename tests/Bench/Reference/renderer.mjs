// A renderer that draws nothing: with one attached, visible changes request redraws as they do in a browser.
const none = () => undefined;

export class NoRenderer {
    #drawables = 0;
    #skins = 0;
    #order = [];
    #groups = [];

    constructor() {
        // Whatever else an engine asks a renderer to do is done by doing nothing.
        return new Proxy(this, {get: (self, name) => {
            const own = Reflect.get(self, name, self);
            return typeof own === 'function' ? own.bind(self) : own ?? (typeof name === 'string' && name !== 'then' ? none : undefined);
        }});
    }

    setLayerGroupOrdering(groups) {
        this.#groups = groups;
    }

    createDrawable(group) {
        const id = ++this.#drawables;
        const rank = this.#groups.indexOf(group);
        let at = this.#order.findIndex(d => d.rank > rank);
        if (at < 0) at = this.#order.length;
        this.#order.splice(at, 0, {id, rank});
        return id;
    }

    destroyDrawable(id) {
        this.#order = this.#order.filter(d => d.id !== id);
    }

    setDrawableOrder(id, order, group, relative) {
        const from = this.#order.findIndex(d => d.id === id);
        if (from < 0) return null;
        const [drawable] = this.#order.splice(from, 1);
        const first = this.#order.findIndex(d => d.rank >= drawable.rank);
        const after = this.#order.findIndex(d => d.rank > drawable.rank);
        const low = first < 0 ? this.#order.length : first;
        const high = after < 0 ? this.#order.length : after;
        const to = Math.min(high, Math.max(low, relative ? from + order : low + order));
        this.#order.splice(to, 0, drawable);
        return to - low;
    }

    getDrawableOrder(id) {
        return this.#order.findIndex(d => d.id === id);
    }

    createTextSkin() {
        return ++this.#skins;
    }

    createSVGSkin() {
        return ++this.#skins;
    }

    createBitmapSkin() {
        return ++this.#skins;
    }

    getFencedPositionOfDrawable(id, position) {
        return position;
    }

    getNativeSize() {
        return [480, 360];
    }

    getCurrentSkinSize() {
        return [100, 100];
    }

    getSkinSize() {
        return [100, 100];
    }

    getSkinRotationCenter() {
        return [50, 50];
    }

    getBounds() {
        return {left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0};
    }

    getBoundsForBubble() {
        return this.getBounds();
    }

    isTouchingColor() {
        return false;
    }

    isTouchingDrawables() {
        return false;
    }

    drawableTouching() {
        return false;
    }

    pick() {
        return -1;
    }
}
