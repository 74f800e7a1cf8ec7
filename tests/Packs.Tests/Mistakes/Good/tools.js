mlkids.pack({
  id: "tools",
  name: "Tools",
  color: "#886622",
  blocks: [
    {
      id: "reverse",
      shape: "reporter",
      text: "reverse [TEXT]",
      arguments: { TEXT: "hello" },
      run: function (args) {
        return args.TEXT.split("").reverse().join("");
      }
    },
    {
      id: "pick",
      shape: "reporter",
      text: "a [KIND] of [TEXT]",
      arguments: { KIND: { default: "letter", menu: ["letter", "word"] }, TEXT: "hello" },
      run: function (args) {
        return args.KIND === "letter" ? args.TEXT.charAt(0) : args.TEXT.split(" ")[0];
      }
    }
  ]
});
