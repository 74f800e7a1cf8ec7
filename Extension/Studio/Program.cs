using System.CommandLine;
using MLKids.Packs.Hosting;
using MLKids.Studio.CommandLine;
using MLKids.Studio.CommandLine.Plugins;
using MLKids.Studio.Training;

// The process of a plugin, started by this program and never by a person: blocks wait for it.
if (args is [PackHost.Name])
    return PackHost.Run();

var root = new RootCommand(
    """
    Machine learning for kids: collect examples, train a model on this computer, use it in programs of blocks.

    Without a command it opens the studio in the browser:   mlkids   (or with a project:  mlkids my.mlkids)

    On the command line:
    A first try:   mlkids run samples/smileys.sb3
    Your photos:   mlkids import PHOTOS --project my.mlkids     (one folder a label inside PHOTOS; also sounds, tables, texts)
                   mlkids train my.mlkids
                   mlkids classify new.jpg --project my.mlkids
    """)
{
    CheckCommand.Create(),
    NewCommand.Create(),
    ImportCommand.Create(),
    TrainCommand.Create(),
    TestCommand.Create(),
    ClassifyCommand.Create(),
    PredictCommand.Create(),
    WriteCommand.Create(),
    ExportCommand.Create(),
    InfoCommand.Create(),
    RunCommand.Create(),
    RecordCommand.Create(),
    PluginCommand.Create(),
    WorkerCommand.Create(),
    TrainerHostCommand.Create(),
};
StudioCommand.AddTo(root);
return await CommandLineApp.Run(root, args);
