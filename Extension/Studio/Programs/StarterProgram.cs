using System.Text;
using MLKids.Blocks.Contracts;
using MLKids.Learning.Examples;
using MLKids.Runtime.Projects;

namespace MLKids.Studio.Programs;

/// <summary>The program that a new project begins with: Bit the robot on a white stage, with a first script that uses the project's model.</summary>
internal static class StarterProgram
{
    private static readonly Costume White = new(
        "white", "svg", Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360"><rect width="480" height="360" fill="#fff"/></svg>"""), 240, 180, 1);

    /// <param name="model">The model that the script asks; null for a program without one.</param>
    public static Project Make(ModelInfo? model)
    {
        var stage = new ProjectTarget { Name = "Stage", IsStage = true, Blocks = new Dictionary<string, Block>(), Scripts = [], Costumes = [White] };
        var blocks = new Blocks();
        blocks.Script(40, 60, Script(blocks, model));
        var bit = SpriteLibrary.Sprite("bit", "Bit") with { Blocks = blocks.All, Scripts = blocks.Tops, LayerOrder = 1, X = -120, Y = -60 };
        // Written and read once, it is like any program that was opened: with keys, and with a file to compare with.
        return ProjectReader.Read(ProjectWriter.Write(new Project([stage, bit], [])));
    }

    private static string[] Script(Blocks b, ModelInfo? model)
    {
        var flag = b.Add("event_whenflagclicked");
        var name = model?.Name ?? "";
        string Say(string? answer, string otherwise) => b.Add("looks_say", b.Text("MESSAGE", otherwise, answer));
        // The next question takes the place of what is said.
        string SayAWhile(string answer) => b.Add("looks_sayforsecs", b.Text("MESSAGE", "", answer), b.Number("SECS", "2"));
        string Classify(string input) => b.Add("ml_classify", b.Text("INPUT", "", input), b.Choice("MODEL", name));
        string Ask(string question) => b.Add("sensing_askandwait", b.Text("QUESTION", question));
        string Answer() => b.Add("sensing_answer");
        return model?.Kind switch
        {
            ModelKind.Pictures => [flag, b.Add("control_forever", b.Stack("SUBSTACK", Say(Classify(b.Add("ml_pictureFrom", b.Choice("SOURCE", "camera"))), "")))],
            ModelKind.Sounds => [flag, b.Add("control_forever", b.Stack("SUBSTACK", Say(Classify(b.Add("ml_soundFromMic", b.Number("SECS", "1"))), "")))],
            ModelKind.Words => [flag, b.Add("control_forever", b.Stack("SUBSTACK", Ask("What do you say?"), SayAWhile(Classify(Answer()))))],
            ModelKind.Numbers => [flag, Ask("Which values? For example: height=3; colour=red"), Say(Classify(Answer()), "")],
            ModelKind.PredictNumbers => [flag, Ask("Which values? For example: rooms=3; size=80"), Say(b.Add("ml_predict", b.Choice("COLUMN", ""), b.Text("ROW", "", Answer()), b.Choice("MODEL", name)), "")],
            ModelKind.Text => [flag, Ask("How does the story begin?"), Say(b.Add("ml_generateText", b.Number("COUNT", "20"), b.Text("TEXT", "", Answer()), b.Choice("MODEL", name)), "")],
            _ => [flag, Say(null, "Hello!")],
        };
    }

    /// <summary>Collects blocks and joins them.</summary>
    private sealed class Blocks
    {
        private readonly OrderedDictionary<string, Block> _all = [];

        public IReadOnlyDictionary<string, Block> All => _all;

        public List<string> Tops { get; } = [];

        public string Add(string opcode, params BlockInput[] inputs)
        {
            var id = $"start-{_all.Count + 1}";
            _all.Add(id, new Block { Id = id, Opcode = opcode, Inputs = inputs });
            foreach (var inner in inputs.Select(i => i.BlockId).OfType<string>())
                _all[inner] = _all[inner] with { Parent = id };
            return id;
        }

        public BlockInput Text(string name, string value, string? block = null) => new(name, block, new InputValue(InputKind.Literal, value), null);

        /// <summary>A choice of a machine-learning block: its menu is a block of its own, as in Scratch's files.</summary>
        public BlockInput Choice(string name, string value)
        {
            var menu = $"start-{_all.Count + 1}";
            _all.Add(menu, new Block { Id = menu, Opcode = $"ml_menu_{name}", Fields = [new BlockField(name, value, null)], IsShadow = true });
            return new BlockInput(name, menu, null, menu);
        }

        public BlockInput Number(string name, string value) => new(name, null, new InputValue(InputKind.Literal, value), null);

        public BlockInput Stack(string name, params string[] blocks)
        {
            Join(blocks);
            return new BlockInput(name, blocks[0], null, null);
        }

        public void Script(double x, double y, string[] blocks)
        {
            Join(blocks);
            _all[blocks[0]] = _all[blocks[0]] with { IsTopLevel = true, X = x, Y = y };
            Tops.Add(blocks[0]);
        }

        private void Join(string[] blocks)
        {
            for (var i = 1; i < blocks.Length; i++)
            {
                _all[blocks[i - 1]] = _all[blocks[i - 1]] with { Next = blocks[i] };
                _all[blocks[i]] = _all[blocks[i]] with { Parent = blocks[i - 1] };
            }
        }
    }
}
