// Base64, hashes, simple secrets.
(function (Scratch) {
  'use strict';
  var letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  function utf8(text) {
    var bytes = [], escaped = encodeURIComponent(text);
    for (var i = 0; i < escaped.length; i++) {
      if (escaped.charAt(i) === '%') {
        bytes.push(parseInt(escaped.substr(i + 1, 2), 16));
        i += 2;
      } else bytes.push(escaped.charCodeAt(i));
    }
    return bytes;
  }
  function Encoding() {}
  var T = { TEXT: { type: Scratch.ArgumentType.STRING, defaultValue: 'hello' } };
  Encoding.prototype.getInfo = function () {
    var how = { type: 'string', menu: 'hashes', defaultValue: 'djb2' };
    return {
      id: 'encoding',
      name: 'Encoding',
      blocks: [
        { opcode: 'encode', blockType: 'reporter', text: 'base64 of [TEXT]', arguments: T },
        { opcode: 'decode', blockType: 'reporter', text: 'text of base64 [TEXT]', arguments: T },
        { opcode: 'hash', blockType: 'reporter', text: '[HOW] of [TEXT]', arguments: { HOW: how, TEXT: T.TEXT } },
        { opcode: 'rot', blockType: 'reporter', text: 'rot13 [TEXT]', arguments: T },
        { opcode: 'uri', blockType: 'reporter', text: 'uri [TEXT]', arguments: T },
        { opcode: 'hex', blockType: 'reporter', text: 'hex of [TEXT]', arguments: T }
      ],
      menus: { hashes: { acceptReporters: true, items: ['djb2', 'fnv1a', 'adler32', 'murmur'] } }
    };
  };
  Encoding.prototype.encode = function (args) {
    var bytes = utf8(Scratch.Cast.toString(args.TEXT)), text = '';
    for (var i = 0; i < bytes.length; i += 3) {
      var word = bytes[i] << 16 | (bytes[i + 1] || 0) << 8 | (bytes[i + 2] || 0);
      text += letters[word >> 18 & 63] + letters[word >> 12 & 63] + (i + 1 < bytes.length ? letters[word >> 6 & 63] : '=') + (i + 2 < bytes.length ? letters[word & 63] : '=');
    }
    return text;
  };
  Encoding.prototype.decode = function (args) {
    var text = Scratch.Cast.toString(args.TEXT).replace(/[^A-Za-z0-9+/]/g, ''), bits = 0, word = 0, escaped = '';
    for (var i = 0; i < text.length; i++) {
      word = (word << 6 | letters.indexOf(text[i])) & 0xFFFFFF;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        escaped += '%' + (256 + (word >> bits & 255)).toString(16).slice(1);
      }
    }
    try {
      return decodeURIComponent(escaped);
    } catch (error) {
      return 'no text';
    }
  };
  Encoding.prototype.hash = function (args) {
    var bytes = utf8(Scratch.Cast.toString(args.TEXT)), a, b, i;
    switch (args.HOW) {
      case 'fnv1a':
        for (a = 0x811c9dc5, i = 0; i < bytes.length; i++) a = Math.imul(a ^ bytes[i], 0x01000193);
        return a >>> 0;
      case 'adler32':
        for (a = 1, b = 0, i = 0; i < bytes.length; i++) {
          a = (a + bytes[i]) % 65521;
          b = (b + a) % 65521;
        }
        return (b << 16 | a) >>> 0;
      case 'murmur':
        for (a = 0x9747b28c, i = 0; i < bytes.length; i++) {
          a ^= bytes[i];
          a = Math.imul(a ^ a >>> 13, 0x5bd1e995);
          a ^= a >>> 15;
        }
        return a | 0;
      default:
        for (a = 5381, i = 0; i < bytes.length; i++) a = (a << 5) + a + bytes[i] | 0;
        return a;
    }
  };
  Encoding.prototype.rot = function (args) {
    return Scratch.Cast.toString(args.TEXT).replace(/[a-z]/gi, function (c) {
      var base = c <= 'Z' ? 65 : 97;
      return String.fromCharCode((c.charCodeAt(0) - base + 13) % 26 + base);
    });
  };
  Encoding.prototype.uri = function (args) { return encodeURIComponent(args.TEXT) + ' ' + decodeURIComponent(encodeURIComponent(args.TEXT)); };
  Encoding.prototype.hex = function (args) { return utf8(String(args.TEXT)).map(function (b) { return b.toString(16).padStart(2, '0'); }).join(''); };
  Scratch.extensions.register(new Encoding());
})(Scratch);
