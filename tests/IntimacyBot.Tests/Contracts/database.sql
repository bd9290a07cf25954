CREATE TABLE "AuthorWords" (
    "Dance" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_AuthorWords" PRIMARY KEY ("Dance", "Author")
);


CREATE TABLE "Blocks" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Blocks" PRIMARY KEY
);


CREATE TABLE "CheckIns" (
    "Person" TEXT NOT NULL CONSTRAINT "PK_CheckIns" PRIMARY KEY,
    "State" BLOB NOT NULL,
    "DueAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Couples" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Couples" PRIMARY KEY,
    "About" BLOB NOT NULL,
    "DueAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "DamagedRecords" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DamagedRecords" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Table" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "Told" INTEGER NOT NULL
);


CREATE TABLE "Dances" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Dances" PRIMARY KEY,
    "Couple" TEXT NOT NULL,
    "State" BLOB NOT NULL,
    "Rendered" BLOB NULL,
    "Room" BLOB NULL,
    "DayRoom" TEXT NULL,
    "DueAt" INTEGER NULL,
    "IsPending" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "DataKeys" (
    "Owner" TEXT NOT NULL CONSTRAINT "PK_DataKeys" PRIMARY KEY,
    "Wrapped" BLOB NOT NULL
);


CREATE TABLE "DayRooms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DayRooms" PRIMARY KEY,
    "Couple" TEXT NOT NULL,
    "State" BLOB NOT NULL,
    "Rendered" BLOB NULL,
    "Room" BLOB NULL,
    "DueAt" INTEGER NULL,
    "IsPending" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "GatewaySessions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_GatewaySessions" PRIMARY KEY,
    "Session" BLOB NOT NULL,
    "Sequence" INTEGER NOT NULL
);


CREATE TABLE "Invitations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Invitations" PRIMARY KEY,
    "Inviter" TEXT NOT NULL,
    "Pair" BLOB NOT NULL,
    "About" BLOB NOT NULL,
    "Stage" INTEGER NOT NULL,
    "Rings" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Jar" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Jar" PRIMARY KEY,
    "Couple" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "KeptBells" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_KeptBells" PRIMARY KEY,
    "Couple" TEXT NOT NULL,
    "Bell" BLOB NOT NULL,
    "DueAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "KeptRooms" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_KeptRooms" PRIMARY KEY,
    "Room" BLOB NOT NULL,
    "Index" BLOB NOT NULL,
    "Couple" TEXT NOT NULL,
    "DueAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Loops" (
    "Couple" TEXT NOT NULL,
    "Author" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_Loops" PRIMARY KEY ("Couple", "Author")
);


CREATE TABLE "Notifications" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Notifications" PRIMARY KEY,
    "Person" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "About" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Needs" INTEGER NULL,
    "Stage" INTEGER NOT NULL,
    "Purpose" INTEGER NOT NULL,
    "DueAt" INTEGER NULL,
    "Sounds" INTEGER NOT NULL,
    "Posted" BLOB NULL,
    "Version" INTEGER NOT NULL,
    "Reconciled" INTEGER NOT NULL
);


CREATE TABLE "People" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
    "Who" BLOB NOT NULL,
    "User" BLOB NOT NULL,
    "State" BLOB NULL,
    "DueAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "Promises" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Promises" PRIMARY KEY,
    "Author" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "Asked" INTEGER NOT NULL,
    "ForWeek" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "SeenInteractions" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_SeenInteractions" PRIMARY KEY,
    "At" INTEGER NOT NULL
);


CREATE TABLE "ServerRemovals" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ServerRemovals" PRIMARY KEY,
    "Index" BLOB NOT NULL,
    "Guild" BLOB NOT NULL,
    "DueAt" INTEGER NOT NULL
);


CREATE TABLE "Servers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Servers" PRIMARY KEY,
    "Guild" BLOB NOT NULL,
    "Settings" BLOB NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "SpentInvitations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SpentInvitations" PRIMARY KEY,
    "Pair" BLOB NOT NULL,
    "Inviter" BLOB NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "SystemValues" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_SystemValues" PRIMARY KEY,
    "Value" BLOB NOT NULL
);


CREATE TABLE "Memberships" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Memberships" PRIMARY KEY,
    "Couple" TEXT NOT NULL,
    "Side" INTEGER NOT NULL,
    "Person" TEXT NULL,
    "Who" BLOB NULL,
    "User" BLOB NOT NULL,
    CONSTRAINT "FK_Memberships_Couples_Couple" FOREIGN KEY ("Couple") REFERENCES "Couples" ("Id") ON DELETE CASCADE
);


CREATE INDEX "IX_AuthorWords_Author" ON "AuthorWords" ("Author");


CREATE INDEX "IX_CheckIns_DueAt" ON "CheckIns" ("DueAt");


CREATE INDEX "IX_Couples_DueAt" ON "Couples" ("DueAt");


CREATE INDEX "IX_DamagedRecords_DueAt" ON "DamagedRecords" ("DueAt");


CREATE INDEX "IX_DamagedRecords_Person" ON "DamagedRecords" ("Person");


CREATE INDEX "IX_Dances_Couple" ON "Dances" ("Couple");


CREATE INDEX "IX_Dances_DayRoom" ON "Dances" ("DayRoom");


CREATE INDEX "IX_Dances_DueAt" ON "Dances" ("DueAt");


CREATE INDEX "IX_Dances_IsPending" ON "Dances" ("IsPending") WHERE "IsPending";


CREATE INDEX "IX_Dances_Room" ON "Dances" ("Room");


CREATE INDEX "IX_DayRooms_Couple" ON "DayRooms" ("Couple");


CREATE INDEX "IX_DayRooms_DueAt" ON "DayRooms" ("DueAt");


CREATE INDEX "IX_DayRooms_IsPending" ON "DayRooms" ("IsPending") WHERE "IsPending";


CREATE INDEX "IX_DayRooms_Room" ON "DayRooms" ("Room");


CREATE INDEX "IX_Invitations_DueAt" ON "Invitations" ("DueAt");


CREATE INDEX "IX_Invitations_Inviter" ON "Invitations" ("Inviter");


CREATE UNIQUE INDEX "IX_Invitations_Pair" ON "Invitations" ("Pair");


CREATE INDEX "IX_Invitations_Stage" ON "Invitations" ("Stage");


CREATE INDEX "IX_Jar_Author" ON "Jar" ("Author");


CREATE INDEX "IX_Jar_Couple" ON "Jar" ("Couple");


CREATE INDEX "IX_KeptBells_Couple" ON "KeptBells" ("Couple");


CREATE INDEX "IX_KeptBells_DueAt" ON "KeptBells" ("DueAt");


CREATE INDEX "IX_KeptRooms_Couple" ON "KeptRooms" ("Couple");


CREATE INDEX "IX_KeptRooms_DueAt" ON "KeptRooms" ("DueAt");


CREATE INDEX "IX_KeptRooms_Index" ON "KeptRooms" ("Index");


CREATE INDEX "IX_Loops_Author" ON "Loops" ("Author");


CREATE UNIQUE INDEX "IX_Memberships_Couple_Side" ON "Memberships" ("Couple", "Side");


CREATE UNIQUE INDEX "IX_Memberships_Who" ON "Memberships" ("Who");


CREATE INDEX "IX_Notifications_About" ON "Notifications" ("About");


CREATE INDEX "IX_Notifications_DueAt" ON "Notifications" ("DueAt");


CREATE INDEX "IX_Notifications_Person" ON "Notifications" ("Person") WHERE "Reconciled" < "Version";


CREATE INDEX "IX_Notifications_Person_Kind_About" ON "Notifications" ("Person", "Kind", "About");


CREATE INDEX "IX_People_DueAt" ON "People" ("DueAt");


CREATE INDEX "IX_People_User" ON "People" ("User");


CREATE UNIQUE INDEX "IX_People_Who" ON "People" ("Who");


CREATE INDEX "IX_Promises_Author" ON "Promises" ("Author");


CREATE INDEX "IX_Promises_DueAt" ON "Promises" ("DueAt");


CREATE INDEX "IX_SeenInteractions_At" ON "SeenInteractions" ("At");


CREATE INDEX "IX_ServerRemovals_DueAt" ON "ServerRemovals" ("DueAt");


CREATE UNIQUE INDEX "IX_ServerRemovals_Index" ON "ServerRemovals" ("Index");


CREATE UNIQUE INDEX "IX_Servers_Guild" ON "Servers" ("Guild");


CREATE INDEX "IX_SpentInvitations_At" ON "SpentInvitations" ("At");


CREATE INDEX "IX_SpentInvitations_Inviter" ON "SpentInvitations" ("Inviter");


CREATE INDEX "IX_SpentInvitations_Pair" ON "SpentInvitations" ("Pair");



