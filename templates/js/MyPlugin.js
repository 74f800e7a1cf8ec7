// The blocks of the category "MyPlugin". Each has its sentence, what stands in its slots, and "run": what it does.
// The script lives in an engine of its own: no page, no network, no files. It is read as ES5 where the engine is small.

var greeted = 0;

function greeting(name) {
  return "hello " + name;
}

mlkids.pack({
  id: "myplugin",
  name: "MyPlugin",
  color: "#0b7a75",
  blocks: [
    {
      id: "greeting",
      shape: "reporter",
      text: "greeting for [NAME]",
      arguments: { NAME: "world" },
      run: function (args) {
        return greeting(args.NAME);
      }
    },
    {
      id: "greet",
      shape: "command",
      text: "greet [NAME]",
      arguments: { NAME: "world" },
      run: function (args, call) {
        greeted++;
        call.say(greeting(args.NAME));
        call.startHats("whenGreeted");
      }
    },
    {
      id: "hasGreeted",
      shape: "predicate",
      text: "greeted [TIMES] times?",
      arguments: { TIMES: 3 },
      run: function (args) {
        return greeted >= args.TIMES;
      }
    },
    {
      id: "whenGreeted",
      shape: "hat",
      text: "when somebody is greeted"
    }
  ]
});
