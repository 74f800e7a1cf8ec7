// input 3f5b929c3b9ff48e
(function (num, str, tru, jsn, rnd, guard, pulse, step, result, runs, over, halt, dead, lall, llen, lget, lpos, lhas, ladd, ldel, lclr, lins, lset, show, v, l, c) {
var g = 0, d = 0;
return { s: [], h: [] };
})
(function (num, str, tru, jsn, rnd, guard, pulse, step, result, runs, over, halt, dead, lall, llen, lget, lpos, lhas, ladd, ldel, lclr, lins, lset, show, v, l, c) {
var g = 0, d = 0, c0 = c[0], c1 = c[1];
function s0(t, f) {
var k;
d = 0;
L: for (;;) switch (f.pc) {
case 0:
c0("it's \"me\"\u000a\u2028</script>");
c1((1 + 2.5));
return 2;
}
}
return { s: [s0], h: [null] };
})