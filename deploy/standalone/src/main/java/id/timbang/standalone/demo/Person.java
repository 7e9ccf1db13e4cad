package id.timbang.standalone.demo;

/** An invented employee. The number is stable: what this person does is drawn from it. */
record Person(String employeeId, int number, String officeId, Job job) {

    /** What a person's days are made of; each job has a scorecard of its own. */
    enum Job {
        REGISTRATION_OFFICER("Petugas Registrasi"),
        FRONT_OFFICE("Petugas Loket"),
        VALIDATOR("Validator Berkas"),
        HEAD_OF_OFFICE("Kepala Kantor");

        private final String position;

        Job(String position) {
            this.position = position;
        }

        static Job of(String position) {
            for (Job job : values()) {
                if (job.position.equals(position)) {
                    return job;
                }
            }
            throw new IllegalArgumentException("no job is called " + position);
        }
    }

    /** Whether citizens meet this person, and so can say how they were served. */
    boolean meetsCitizens() {
        return job == Job.REGISTRATION_OFFICER || job == Job.FRONT_OFFICE;
    }

    String surveyId() {
        return "skm-" + officeId;
    }
}
